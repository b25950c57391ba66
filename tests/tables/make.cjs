// The workbooks that SheetJS writes; called by `make`.
const path = require('node:path');
const XLSX = require('xlsx');

const out = process.argv[2];
const book = XLSX.readFile(path.join(out, 'registry-openpyxl.xlsx'), { raw: true });
XLSX.writeFile(book, path.join(out, 'registry-sheetjs.xlsx'));
XLSX.writeFile(book, path.join(out, 'registry-sheetjs.xls'), { bookType: 'biff8' });
XLSX.writeFile(book, path.join(out, 'binary-sheetjs.xlsb'), { bookType: 'xlsb' });
XLSX.writeFile(book, path.join(out, 'registry-sheetjs.ods'), { bookType: 'ods' });
XLSX.writeFile(book, path.join(out, 'destroyed-sheetjs-biff5.xls'), { bookType: 'biff5' });
