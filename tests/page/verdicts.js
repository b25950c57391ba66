"use strict";
// Reads a publication a line from a file and prints for each: right, or wrong.
const fs = require("fs");
const { verdict } = require("./script.js");

const lines = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
process.stdout.write(lines.map((line) => (verdict(JSON.parse(line)).wrong ? "wrong\n" : "right\n")).join(""));
