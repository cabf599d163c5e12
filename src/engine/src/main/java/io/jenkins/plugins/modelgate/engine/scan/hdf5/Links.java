package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** Judges links and remembers the objects they lead to, each once, in the order in which they lie in the file. */
final class Links {
    private static final int OBJECTS = 500_000;
    private static final int HARD = 0;
    private static final int SOFT = 1;
    private static final int EXTERNAL = 64;

    private final Sparing findings;
    private final Set<Long> seen = new HashSet<>();
    private final PriorityQueue<Long> open = new PriorityQueue<>();

    Links(Inspection inspection) {
        this.findings = new Sparing(inspection);
    }

    /** Object header of the next object that has not been read, or null. */
    Long next() {
        return open.poll();
    }

    void finish() {
        findings.finish();
    }

    void hard(long object) throws LimitException {
        if (object != Cursor.UNDEFINED && seen.add(object)) {
            if (seen.size() > OBJECTS) {
                throw new LimitException(ScanRules.LIMIT, "HDF5: more than " + OBJECTS + " objects");
            }
            open.add(object);
        }
    }

    void soft(String name, String path, long offset) {
        findings.report(
                Hdf5Rules.SOFT_LINK, offset, SafeText.quote(name) + " is a soft link to " + SafeText.quote(path));
    }

    /** A link message (HDF5 file format, IV.A.2.g). */
    void message(Cursor body) throws IOException {
        body.skip(1);
        int flags = body.u8();
        int type = (flags & 8) != 0 ? body.u8() : HARD;
        body.skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        long length = body.number(1 << (flags & 3));
        if (length < 0 || length > body.left()) {
            throw body.malformed("the name of a link");
        }
        String name = body.text((int) length);
        long at = body.at();
        if (type == HARD) {
            hard(body.address());
        } else if (type == SOFT) {
            soft(name, body.text(body.u16()), at);
        } else if (type == EXTERNAL) {
            Cursor target = body.part(body.u16());
            target.skip(1);
            String file = target.string(SafeText.MAX_LENGTH * 20);
            findings.report(
                    Hdf5Rules.EXTERNAL, at, SafeText.quote(name) + " links to the file " + SafeText.quote(file));
        } else {
            findings.report(Hdf5Rules.USER_LINK, at, SafeText.quote(name) + " is a link of class " + type);
        }
    }
}
