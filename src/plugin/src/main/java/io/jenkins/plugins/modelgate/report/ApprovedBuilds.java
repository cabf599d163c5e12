package io.jenkins.plugins.modelgate.report;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Tells which builds people approved; that is decided in a room above this one. */
public abstract class ApprovedBuilds implements ExtensionPoint {
    /**
     * Numbers of the builds in which a model was approved, each with the latest instant at which one was. What was taken back
     * is no approval. Who may know that is for the caller to ask.
     *
     * @throws IOException when it cannot be told
     */
    public abstract Map<Integer, Instant> of(Job<?, ?> job) throws IOException;

    /** What all of them tell. */
    static NavigableMap<Integer, Instant> all(Job<?, ?> job) throws IOException {
        NavigableMap<Integer, Instant> approved = new TreeMap<>();
        for (ApprovedBuilds each : ExtensionList.lookup(ApprovedBuilds.class)) {
            approved.putAll(each.of(job));
        }
        return approved;
    }
}
