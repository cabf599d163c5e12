package io.jenkins.plugins.modelgate.audit.page;

import hudson.model.ModelObject;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The page of one entry: all that it says, its evidence, its proof. */
public final class EntryPage extends EntryFiles implements ModelObject {
    EntryPage(AuditReader reader, EntryView entry) {
        super(Jenkins.get(), ModelGatePermissions.AUDIT, reader, entry);
    }

    @Override
    public String getDisplayName() {
        return Messages.EntryPage_DisplayName(
                String.valueOf(getEntry().getIndex()), getEntry().getType());
    }

    /** One piece of this entry's evidence; a piece that was changed breaks off, because what was read is not what is sealed. */
    @GET
    @WebMethod(name = "evidence")
    public HttpResponse doEvidence(@QueryParameter String sha256) throws IOException {
        boolean named = getEntry().getEvidence().stream()
                .anyMatch(each -> each.getSha256().equals(sha256));
        EvidenceStore store = AuditTrail.get().evidence();
        if (!named || !java.nio.file.Files.isRegularFile(store.file(sha256))) {
            return HttpResponses.errorWithoutStack(404, "This entry names no such evidence, or it is gone.");
        }
        return new Download(
                "evidence-" + sha256 + ".json", "application/octet-stream", out -> store.copyTo(sha256, out));
    }
}
