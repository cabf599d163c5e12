package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Runs the first bytes of a content as if they were a pickle, to tell whether they are one.
 *
 * @param end how it ended
 * @param opcodes executed
 * @param acts whether something was called, made or built
 * @param imports whether a name was imported that looks like one
 * @param known whether one of the imported modules is known
 * @param stop offset behind STOP, -1 if it was not reached
 */
record DryRun(End end, long opcodes, boolean acts, boolean imports, boolean known, long stop) {
    /** How a dry run can end. */
    enum End {
        STOPPED,
        /** The bytes at hand were used up without an error. */
        EXHAUSTED,
        FAILED
    }

    /**
     * @param head first bytes
     * @param from where to start in them
     * @param size of the whole content, -1 if that is not known
     */
    static DryRun of(byte[] head, int from, long size) {
        int length = head.length - from;
        long rest = size < 0 ? -1 : Math.max(length, size - from);
        ScanStream in = new ScanStream(new ByteArrayInputStream(head, from, length), rest);
        Names names = new Names();
        PickleMachine machine = new PickleMachine(in, new SilentInspection(), names);
        End end;
        try {
            machine.run();
            end = End.STOPPED;
        } catch (TruncatedException e) {
            // A length beyond the end of the content is an error, a length beyond the bytes at hand is not.
            boolean whole = size >= 0 && size <= head.length;
            end = !whole && in.position() >= length ? End.EXHAUSTED : End.FAILED;
        } catch (IOException e) {
            end = End.FAILED;
        }
        boolean acts = machine.actions() > 0 && names.plausible;
        long stop = end == End.STOPPED ? from + in.position() : -1;
        return new DryRun(end, machine.opcodes(), acts, names.plausible, names.known, stop);
    }

    /** Looks at the names that are not on the allow list, and at whether they could be names at all. */
    private static final class Names implements PickleDialect {
        private boolean plausible;
        private boolean known;

        @Override
        public void imported(String module, String name) {
            if (isName(module) && isName(name)) {
                plausible = true;
                known |= DangerList.isKnownModule(module) || AllowList.isKnownModule(module);
            }
        }

        @Override
        public String persistentId(PickleValue id, long offset) {
            return null;
        }
    }

    /** Whether a text could be the dotted name of something in Python. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 300) {
            return false;
        }
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (start) {
                    return false;
                }
                start = true;
            } else if (start
                    ? !Character.isUnicodeIdentifierStart(c) && c != '_'
                    : !Character.isUnicodeIdentifierPart(c)) {
                return false;
            } else {
                start = false;
            }
        }
        return !start;
    }
}
