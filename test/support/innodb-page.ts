const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc >>> 0;
});

/** CRC-32C, which Node does not have. */
function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Makes the checksum of a page right again, in MariaDB's form or in MySQL's, whichever it had. */
export function correctChecksum(page: Buffer): void {
  const end = page.length;
  const isMysqls = page.readUInt32BE(0) === page.readUInt32BE(end - 8);
  if (!isMysqls) {
    page.writeUInt32BE(crc32c(page.subarray(0, end - 4)), end - 4);
    return;
  }
  const sum = (crc32c(page.subarray(4, 26)) ^ crc32c(page.subarray(38, end - 8))) >>> 0;
  page.writeUInt32BE(sum, 0);
  page.writeUInt32BE(sum, end - 8);
}
