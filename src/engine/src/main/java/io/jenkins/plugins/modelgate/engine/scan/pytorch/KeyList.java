package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fifth pickle of the legacy form: a list of texts. Any other opcode than a list of texts needs ends the reading. */
final class KeyList {
    private static final int MOST = 200_000;
    private static final int LONGEST = 256;

    private KeyList() {}

    /** Consumes the pickle and returns the keys; null, somewhere inside of it, if it is anything else. */
    @CheckForNull
    static List<String> read(ScanStream in) throws IOException {
        List<String> keys = new ArrayList<>();
        boolean list = false;
        while (true) {
            int opcode = in.peek();
            switch (opcode) {
                case 0x80, 'q' -> in.skip(2);
                case 0x95 -> in.skip(9);
                case 'r' -> in.skip(5);
                case 0x94, '(', 'a', 'e' -> in.skip(1);
                case ']' -> {
                    if (list) {
                        return null;
                    }
                    list = true;
                    in.skip(1);
                }
                case 'X', 0x8C -> {
                    in.skip(1);
                    long length = opcode == 'X' ? in.u32le() : in.u8();
                    if (length > LONGEST || !list) {
                        return null;
                    }
                    keys.add(new String(in.bytes((int) length), StandardCharsets.UTF_8));
                }
                case '.' -> {
                    in.skip(1);
                    return list ? keys : null;
                }
                default -> {
                    return null;
                }
            }
            if (keys.size() > MOST) {
                throw new LimitException(ScanRules.LIMIT, "storages: more than " + MOST + " in one file");
            }
        }
    }
}
