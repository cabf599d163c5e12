package io.jenkins.plugins.modelgate.audit.page;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** What proves one entry offline: its exact bytes and the proof. */
public class EntryFiles implements StaplerProxy {
    private final AccessControlled owner;
    private final Permission permission;
    private final AuditReader reader;
    private final EntryView entry;

    /**
     * @param owner on which the right is needed
     * @param permission to see this entry
     */
    EntryFiles(AccessControlled owner, Permission permission, AuditReader reader, EntryView entry) {
        this.owner = owner;
        this.permission = permission;
        this.reader = reader;
        this.entry = entry;
    }

    @Override
    public final Object getTarget() {
        owner.checkPermission(permission);
        return this;
    }

    /** The entry, proven. */
    public final EntryView getEntry() {
        return entry;
    }

    /** Number of entries below the checkpoint that proves it. */
    public final long getCheckpointSize() {
        return reader.size();
    }

    /** Origin of the log. */
    public final String getOrigin() {
        return reader.checkpoint().origin();
    }

    @GET
    @WebMethod(name = "entry.json")
    public HttpResponse doJson() {
        return new Download("entry-" + entry.getIndex() + ".json", "application/json", entry.bytes());
    }

    @GET
    @WebMethod(name = "entry.tlog-proof")
    public HttpResponse doProof() throws IOException {
        return new Download(
                "entry-" + entry.getIndex() + ".tlog-proof",
                "text/plain;charset=UTF-8",
                reader.proof(entry.getIndex()).bytes());
    }
}
