/** Compressed streams with one content inside: gzip, zlib, bzip2, xz, lzma, zstd, lz4. */
package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;
