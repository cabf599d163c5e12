package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** gzip, RFC 1952: members one behind the other; zeros behind the last one are padding. */
final class GzipCodec implements Codec {
    private static final int HEADER_CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;
    private static final int LONGEST_TEXT = 64 * 1024;

    @Override
    public String format() {
        return "gzip";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith(0x1F, 0x8B, 8);
    }

    @Override
    public String[] extensions() {
        return new String[] {"gz", "tgz", "gzip"};
    }

    @Override
    public boolean goesOn(ScanStream in) throws IOException {
        byte[] next = in.peek(2);
        return next.length == 2 && (next[0] & 0xFF) == 0x1F && (next[1] & 0xFF) == 0x8B;
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        long start = in.position();
        in.skip(2);
        int method = in.u8();
        int flags = in.u8();
        if (method != 8) {
            throw new MalformedException(ArchiveRules.UNSUPPORTED, start, "gzip with compression method " + method);
        }
        if ((flags & RESERVED) != 0) {
            notes.report(CompressedRules.SIDE_DATA, Severity.MEDIUM, start + 3, "reserved gzip flags are set");
        }
        in.skip(6);
        if ((flags & EXTRA) != 0) {
            notes.side(in, in.u16le(), "gzip extra field");
        }
        if ((flags & NAME) != 0) {
            String name = MemberName.of(text(in)).text();
            if (MemberName.leaves(name)) {
                notes.report(
                        ArchiveRules.UNSAFE_NAME, Severity.MEDIUM, start, "gzip file name " + SafeText.quote(name));
            }
        }
        if ((flags & COMMENT) != 0) {
            text(in);
        }
        if ((flags & HEADER_CRC) != 0) {
            in.skip(2);
        }
        return new Member(new Inflating(in, Long.MAX_VALUE, true), in, notes);
    }

    private static byte[] text(ScanStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = in.u8(); next != 0; next = in.u8()) {
            if (text.size() < LONGEST_TEXT) {
                text.write(next);
            }
        }
        return text.toByteArray();
    }

    /** One member's data with the check behind it. */
    private static final class Member extends FilterInputStream {
        private final ScanStream source;
        private final Notes notes;
        private final CRC32 crc = new CRC32();
        private long size;
        private boolean checked;

        Member(Inflating data, ScanStream source, Notes notes) {
            super(data);
            this.source = source;
            this.notes = notes;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = in.read(target, offset, length);
            if (got > 0) {
                crc.update(target, offset, got);
                size += got;
            } else if (got < 0 && !checked) {
                checked = true;
                check();
            }
            return got;
        }

        private void check() throws IOException {
            long offset = source.position();
            long declaredCrc = source.u32le();
            long declaredSize = source.u32le();
            if (declaredCrc != crc.getValue() || declaredSize != (size & 0xFFFFFFFFL)) {
                notes.report(
                        ArchiveRules.CHECKSUM,
                        Severity.HIGH,
                        offset,
                        "gzip: CRC-32 " + Long.toHexString(declaredCrc) + " and " + declaredSize
                                + " bytes declared, " + Long.toHexString(crc.getValue()) + " and " + size
                                + " found");
            }
        }
    }
}
