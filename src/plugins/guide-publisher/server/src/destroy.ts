export function destroy(): void {}
