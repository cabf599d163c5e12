package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import java.util.Map;

/** A receiver of the log's entries, as an administrator configures it. */
public abstract class Forwarder extends AbstractDescribableImpl<Forwarder> implements ExtensionPoint {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    private final String name;

    /** @param name keeps its place in the log: a receiver with another name starts at the first entry */
    protected Forwarder(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
        if (this.name == null || !this.name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "forwarders: name: 1 to 64 letters, digits, dashes and underscores, not " + name);
        }
    }

    public final String getName() {
        return name;
    }

    /** Where it sends to, without anything secret. */
    public abstract String target();

    /** What counts, for the audit log; of a secret only a fingerprint. */
    public abstract Map<String, Object> document();

    /** Begins to send. */
    abstract Sender open();
}
