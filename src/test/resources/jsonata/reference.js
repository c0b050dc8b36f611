// Writes what the reference implementation makes of the expressions in cases.json, over body.json:
//   npm install jsonata@2.2.2 && node reference.js
const fs = require('fs');
const path = require('path');
const jsonata = require('jsonata');

const file = (name) => path.join(__dirname, name);
const read = (name) => JSON.parse(fs.readFileSync(file(name), 'utf8'));

async function evaluate(expression, body) {
  try {
    const value = await jsonata(expression).evaluate(body);
    return value === undefined ? { undefined: true } : { result: JSON.parse(JSON.stringify(value)) };
  } catch (failure) {
    return { error: failure.code };
  }
}

(async () => {
  const cases = [];
  for (const { expression } of read('cases.json')) {
    cases.push({ expression, ...(await evaluate(expression, read('body.json'))) });
  }
  fs.writeFileSync(file('cases.json'), '[' + cases.map((one) => JSON.stringify(one)).join(',\n') + ']\n');
})();
