package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs the machine alone on one pickle and takes notes. */
final class Recorder extends SilentInspection implements PickleDialect {
    final List<String> rules = new ArrayList<>();
    final Set<String> names = new LinkedHashSet<>();
    PickleResult result;
    IOException error;
    long end;

    static Recorder run(byte[] pickle) {
        Recorder recorder = new Recorder();
        ScanStream in = new ScanStream(new ByteArrayInputStream(pickle), pickle.length);
        try {
            recorder.result = new PickleMachine(in, recorder, recorder).run();
        } catch (IOException e) {
            recorder.error = e;
        }
        recorder.end = in.position();
        return recorder;
    }

    @Override
    public void imported(String module, String name) {
        names.add(module + ":" + name);
    }

    @Override
    public String persistentId(PickleValue id, long offset) {
        return null;
    }

    @Override
    public void report(Rule rule, long offset, String detail) {
        rules.add(rule.id());
    }

    @Override
    public void report(Rule rule, Severity severity, long offset, String detail) {
        rules.add(rule.id());
    }

    @Override
    public void incomplete(Rule rule, long offset, String detail) {
        rules.add(rule.id());
    }
}
