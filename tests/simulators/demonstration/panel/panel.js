/** The demonstration panel: shows what the simulators say of themselves, and tells them what to do. */

/** How often the simulators are asked; a person does not see a shorter delay. */
const ASK_EVERY_MS = 700;

const paperWords = { enough: '足够', low: '快完了', out: '没有了' };
const placeWords = { 431000: '郴州', 341721: '东至', 350300: '莆田', 140405: '屯留', 140828: '夏县' };
const platformWords = {
  normal: '正常',
  down: '网络断开',
  slow: '很慢',
  busy: '繁忙',
  refuse: '业务拒绝',
  'drop-reply': '办成但不回话',
  'half-close': '答到一半断开',
  html: '回一张网页',
  'wrong-signature': '拒绝签名',
};

const voucherWords = {
  normal: '正常',
  expired: '码已过期',
  used: '码已用过',
  'wrong-code': '不是医保码',
  'local-only': '只认本省',
  slow: '很慢',
  'no-line': '中台断线',
  malformed: '乱回答',
  down: '解码程序停了',
};

const at = (id) => document.getElementById(id);
const residentChosen = () => at('resident').value;

let residents = [];
let attendant;
let shownSlips = '';

function tellTrouble(words) {
  at('trouble').hidden = words === '';
  at('trouble').textContent = words;
}

async function ask(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(path, options);
    if (!response.ok) throw new Error(String(response.status));
    tellTrouble('');
    return await response.json();
  } catch {
    tellTrouble('演示台没有回答，可能已经关闭。');
    return undefined;
  }
}

async function act(action) {
  show(await ask('/act', action));
}

function show(state) {
  if (state === undefined) return;
  const onReader = [...residents, attendant].find((somebody) => somebody?.id === state.card);
  at('card').textContent = onReader === undefined ? '没有证件' : `${onReader.name}的证件`;
  at('lift').disabled = state.card === null;
  at('paper').textContent = paperWords[state.paper] ?? state.paper;
  at('cover').textContent = state.cover === 'open' ? '打开' : '关好';
  at('platform').textContent = platformWords[state.platform] ?? state.platform;
  at('voucher').textContent = voucherWords[state.voucher] ?? state.voucher;
  at('cases').textContent = String(state.cases);
  showSlips(state.slips);
}

function showSlips(slips) {
  const fingerprint = slips.join();
  at('no-slips').hidden = slips.length > 0;
  at('take').disabled = slips.length === 0;
  if (fingerprint === shownSlips) return;
  shownSlips = fingerprint;
  at('slips').replaceChildren(
    ...slips.toReversed().map((address) => {
      const picture = document.createElement('img');
      picture.src = address;
      picture.alt = '一张凭条';
      return picture;
    }),
  );
}

function showResident() {
  const resident = residents.find(({ id }) => id === residentChosen());
  at('about').textContent = resident === undefined ? '' : `${resident.number}　${resident.about}`;
  at('code').hidden = true;
}

async function showCode() {
  const code = await ask(`/code/${encodeURIComponent(residentChosen())}`);
  if (code === undefined) return;
  at('code-picture').src = code.picture;
  at('code-text').textContent = code.text;
  at('code').hidden = false;
  await act({ action: 'show-code', resident: residentChosen(), nth: code.nth });
}

async function begin() {
  residents = (await ask('/residents')) ?? [];
  at('resident').replaceChildren(
    ...residents.map(({ id, name, place }) => new Option(`${name}（${placeWords[place] ?? place}）`, id)),
  );
  attendant = await ask('/attendant');
  if (attendant !== undefined) {
    at('attendant').textContent = `${attendant.name}　证件 ${attendant.number}　密码 ${attendant.pin}`;
  }
  at('lay-attendant').addEventListener(
    'click',
    () => void act({ action: 'lay', resident: attendant?.id ?? '' }),
  );
  showResident();
  at('resident').addEventListener('change', showResident);
  at('lay').addEventListener('click', () => void act({ action: 'lay', resident: residentChosen() }));
  at('lift').addEventListener('click', () => void act({ action: 'lift' }));
  at('take').addEventListener('click', () => void act({ action: 'take-slips' }));
  at('show-code').addEventListener('click', () => void showCode());
  for (const button of document.querySelectorAll('[data-paper]')) {
    button.addEventListener('click', () => void act({ action: 'paper', paper: button.dataset.paper }));
  }
  for (const button of document.querySelectorAll('[data-cover]')) {
    button.addEventListener('click', () => void act({ action: 'cover', cover: button.dataset.cover }));
  }
  for (const button of document.querySelectorAll('[data-platform]')) {
    button.addEventListener('click', () => void act({ action: 'platform', mode: button.dataset.platform }));
  }
  for (const button of document.querySelectorAll('[data-voucher]')) {
    button.addEventListener('click', () => void act({ action: 'voucher', mode: button.dataset.voucher }));
  }
  for (;;) {
    show(await ask('/state'));
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

await begin();
