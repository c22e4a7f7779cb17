/** Texts as they are compared: one spelling of every character, small letters, one blank between words. */

/**
 * Traditional characters of government words with their simplified forms, in pairs. Not a converter: what people type on a
 * keyboard of Hong Kong, Macau or Taiwan to find a service. Only pairs that mean the same wherever they stand.
 */
const PAIRS =
  '國国證证戶户護护駕驾駛驶執执業业務务會会計计師师學学醫医療疗藥药費费稅税財财產产權权農农險险養养殘残婦妇嬰婴兒儿孫孙親亲屬属離离遺遗繼继贈赠買买賣卖貸贷債债銀银' +
  '錢钱幣币額额價价檢检驗验測测試试審审報报請请領领辦办補补換换發发變变銷销註注冊册設设備备場场廠厂車车輛辆運运輸输機机電电網网線线號号碼码話话郵邮門门廳厅處处區区' +
  '縣县鄉乡鎮镇組组織织團团體体協协黨党軍军隊队員员職职勞劳動动傷伤撫抚卹恤優优貧贫難难災灾濟济貼贴獎奖勵励罰罚決决訴诉訟讼調调議议復复聽听據据檔档圖图書书館馆築筑' +
  '環环綠绿樹树種种獸兽漁渔獵猎採采礦矿氣气熱热節节廢废棄弃實实際际進进關关華华僑侨灣湾聯联繫系與与並并為为從从對对開开閉闭內内長长間间時时飯饭飲饮殺杀習习讀读寫写' +
  '語语說说詞词經经營营質质過过還还選选舉举徵征簽签頒颁給给認认識识點点專专標标準准劃划規规滅灭塵尘鐵铁橋桥鑑鉴鑒鉴級级評评資资賬账帳帐單单紙纸張张類类別别齡龄歲岁' +
  '歷历屆届畢毕園园樓楼層层臺台灘滩島岛東东貴贵廣广陝陕雲云遼辽寧宁龍龙馬马魚鱼鳥鸟貓猫豬猪雞鸡飼饲糧粮麵面鹽盐醬酱醃腌蘋苹菸烟煙烟禮礼賓宾舘馆藝艺術术劇剧樂乐戲戏' +
  '遊游錄录聲声視视訊讯記记結结繳缴納纳償偿賠赔偵侦緝缉傳传統统總总紅红純纯續续綜综終终約约紀纪紹绍絡络絕绝緊紧維维績绩編编練练縮缩繪绘羅罗義义聖圣聰聪肅肃腦脑臨临' +
  '舊旧藍蓝蘇苏虛虚裝装製制複复見见覽览觀观訂订訓训許许訪访該该詳详誤误課课誰谁談谈論论諮咨講讲謝谢譯译譽誉責责貨货貿贸賢贤贊赞趙赵趨趋跡迹軟软載载輕轻輔辅辭辞邊边' +
  '鄰邻針针鋼钢鍵键鎖锁鏡镜閱阅陽阳陰阴陳陈隨随隱隐雙双雜杂靈灵靜静頁页項项順顺須须預预頭头題题顧顾顯显風风飛飞駐驻騎骑鬥斗鬧闹齊齐齒齿';

const SIMPLIFIED: ReadonlyMap<string, string> = pairsOf(PAIRS);

/** One spelling of a text: NFKC (full-width forms), small letters, simplified characters; other signs become blanks. */
export function normalize(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same without blanks, so that 生育 登记 and （生育）登记 are found alike. */
export const compact = (text: string): string => normalize(text).replaceAll(' ', '');

/** Is it a character of the Chinese script? */
export const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character);

function simplified(text: string): string {
  let result = '';
  for (const character of text) result += SIMPLIFIED.get(character) ?? character;
  return result;
}

function pairsOf(text: string): Map<string, string> {
  const characters = [...text];
  const pairs = new Map<string, string>();
  for (let i = 0; i < characters.length; i += 2) {
    const [from = '', to = ''] = characters.slice(i, i + 2);
    if (from !== to) pairs.set(from, to);
  }
  return pairs;
}
