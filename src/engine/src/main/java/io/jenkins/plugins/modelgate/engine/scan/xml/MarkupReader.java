package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds what a parser has to keep: a tag, a comment or an instruction is held in memory as a whole, so none may be
 * larger than this. Text between tags may.
 */
final class MarkupReader extends FilterReader {
    /** Longest run without an angle bracket, in UTF-16 units. */
    static final int LONGEST = 4 << 20;

    private long run;

    MarkupReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        for (int i = offset; i < offset + got; i++) {
            run = target[i] == '<' || target[i] == '>' ? 0 : run + 1;
        }
        if (run > LONGEST) {
            throw new LimitException(ScanRules.LIMIT, "XML: more than " + LONGEST + " characters in one piece");
        }
        return got;
    }
}
