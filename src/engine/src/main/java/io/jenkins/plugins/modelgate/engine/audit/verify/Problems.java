package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects problems from several threads; counts those that are more than anybody reads. */
final class Problems {
    private static final int MAX = 10_000;

    private final List<Problem> list = new ArrayList<>();
    private long dropped;

    synchronized void add(Kind kind, String file, long offset, String detail) {
        if (list.size() < MAX) {
            list.add(new Problem(kind, file, offset, detail));
        } else {
            dropped++;
        }
    }

    synchronized List<Problem> list() {
        return List.copyOf(list);
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized boolean none() {
        return list.isEmpty();
    }
}
