package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fifth pickle of the legacy form: a list of texts, as the picklers of Python 2 and 3 write it and nothing else. */
final class KeyList {
    private static final int MOST = 200_000;
    private static final int LONGEST = 256;

    private final ScanStream in;
    private final List<String> keys = new ArrayList<>();
    private boolean list;
    private boolean mark;
    private int pending;

    private KeyList(ScanStream in) {
        this.in = in;
    }

    /** Consumes the pickle and returns the keys; null, somewhere inside of it, if it is anything else. */
    @CheckForNull
    static List<String> read(ScanStream in) throws IOException {
        KeyList reading = new KeyList(in);
        boolean more = true;
        while (more) {
            int opcode = in.peek();
            if (opcode == '.') {
                more = false;
                in.skip(1);
            } else if (!reading.frame(opcode) && !reading.list(opcode) && !reading.text(opcode)) {
                return null;
            }
            if (reading.keys.size() > MOST) {
                throw new LimitException(ScanRules.LIMIT, "storages: more than " + MOST + " in one file");
            }
        }
        return reading.list && !reading.mark && reading.pending == 0 ? reading.keys : null;
    }

    /** Opcodes that leave the stack alone. */
    private boolean frame(int opcode) throws IOException {
        switch (opcode) {
            case 0x80, 'q' -> in.skip(2); // PROTO, BINPUT
            case 0x95 -> in.skip(9); // FRAME
            case 'r' -> in.skip(5); // LONG_BINPUT
            case 0x94 -> in.skip(1); // MEMOIZE
            case 'p' -> { // PUT
                in.skip(1);
                return line() != null;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean list(int opcode) throws IOException {
        boolean fits = switch (opcode) {
            case ']' -> !list && !mark && pending == 0; // EMPTY_LIST
            case '(' -> !mark && pending == 0; // MARK
            case 'l' -> !list && mark && pending == 0; // LIST
            case 'a' -> list && !mark && pending == 1; // APPEND
            case 'e' -> list && mark; // APPENDS
            default -> false;
        };
        if (fits) {
            in.skip(1);
            list |= opcode != '(';
            mark = opcode == '(';
            pending = 0;
        }
        return fits;
    }

    private boolean text(int opcode) throws IOException {
        String key;
        switch (opcode) {
            case 'X', 'T' -> { // BINUNICODE, BINSTRING
                in.skip(1);
                key = text(in.u32le());
            }
            case 0x8C, 'U' -> { // SHORT_BINUNICODE, SHORT_BINSTRING
                in.skip(1);
                key = text((long) in.u8());
            }
            case 'V', 'S' -> { // UNICODE, STRING
                in.skip(1);
                key = line();
                boolean quoted = key != null && key.length() > 1 && "'\"".indexOf(key.charAt(0)) >= 0;
                key = opcode == 'S' ? quoted ? key.substring(1, key.length() - 1) : null : key;
            }
            default -> key = null;
        }
        if (key == null) {
            return false;
        }
        keys.add(key);
        pending++;
        return true;
    }

    @CheckForNull
    private String text(long length) throws IOException {
        return length > LONGEST ? null : new String(in.bytes((int) length), StandardCharsets.UTF_8);
    }

    /** The rest of a line without escapes, or null. */
    @CheckForNull
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.u8(); next != '\n'; next = in.u8()) {
            if (line.length() == LONGEST || next == '\\') {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().trim();
    }
}
