/** A style sheet as text, to be put into the page by the part that needs it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
