package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleProbe;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleScanner;
import java.io.IOException;
import java.util.Set;

/**
 * Numbers of a tensor. They may look like anything, so formats that are recognised by little keep away; what is a whole
 * pickle or archive is examined as such even here.
 */
final class RawStorage implements FormatScanner {
    private static final Set<String> KEPT = Set.of("zip", "tar");

    @Override
    public String format() {
        return "pytorch-storage";
    }

    @Override
    public boolean matches(Probe probe) {
        return false;
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean replaces(FormatScanner other) {
        return !KEPT.contains(other.format());
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        byte[] head = in.peek(ScanStream.MAX_PEEK);
        if (PickleProbe.matches(new Probe("", head, new byte[0], head.length, inspection.depth()))) {
            new PickleScanner(pickle -> PickleDialect.PLAIN).scan(in, inspection);
        }
        in.drain();
    }
}
