package io.jenkins.plugins.modelgate.audit;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import io.jenkins.plugins.modelgate.audit.forward.Forwarder;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessClient;
import io.jenkins.plugins.modelgate.engine.audit.witness.Witnesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Who else gets the audit log: receivers of its entries, witnesses of its checkpoints. */
@Extension
@Symbol("modelGateAudit")
public final class AuditConfiguration extends GlobalConfiguration {
    static final String SCOPE = "modelgate:audit";
    private static final Logger LOGGER = Logger.getLogger(AuditConfiguration.class.getName());

    // Read by the log's own threads, which must not wait for a save.
    private volatile List<Forwarder> forwarders = new ArrayList<>();
    private volatile List<WitnessPeer> witnesses = new ArrayList<>();
    private volatile int requiredWitnesses;

    /** This, as it was when it was accepted last. */
    private transient String accepted;

    public AuditConfiguration() {
        load();
    }

    /** The one of this controller. */
    public static AuditConfiguration get() {
        return ExtensionList.lookupSingleton(AuditConfiguration.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    public List<Forwarder> getForwarders() {
        return new ArrayList<>(forwarders);
    }

    /** @throws IllegalArgumentException when two have the same name */
    @DataBoundSetter
    public void setForwarders(@CheckForNull List<Forwarder> forwarders) {
        List<Forwarder> later = forwarders == null ? new ArrayList<>() : new ArrayList<>(forwarders);
        if (later.stream().map(Forwarder::getName).distinct().count() < later.size()) {
            throw new IllegalArgumentException("forwarders: two have the same name");
        }
        change(() -> this.forwarders = later);
    }

    public List<WitnessPeer> getWitnesses() {
        return new ArrayList<>(witnesses);
    }

    @DataBoundSetter
    public void setWitnesses(@CheckForNull List<WitnessPeer> witnesses) {
        List<WitnessPeer> later = witnesses == null ? new ArrayList<>() : new ArrayList<>(witnesses);
        change(() -> this.witnesses = later);
    }

    public int getRequiredWitnesses() {
        return requiredWitnesses;
    }

    /** @param requiredWitnesses how many must have cosigned before anything counts as recorded; 0 for none */
    @DataBoundSetter
    public void setRequiredWitnesses(int requiredWitnesses) {
        if (requiredWitnesses < 0) {
            throw new IllegalArgumentException("requiredWitnesses: 0 or more");
        }
        change(() -> this.requiredWitnesses = requiredWitnesses);
    }

    private synchronized void change(Runnable setter) {
        setter.run();
        save();
    }

    /** Takes back what was refused: configuration as code sets all fields first, and saves at the end. */
    private synchronized void restore() {
        forwarders = new ArrayList<>();
        witnesses = new ArrayList<>();
        requiredWitnesses = 0;
        Jenkins.XSTREAM2.fromXML(accepted, this);
        reopen();
    }

    @Override
    public synchronized void load() {
        super.load();
        accepted = Jenkins.XSTREAM2.toXML(this);
    }

    /**
     * Goes on with the new witnesses, records the change under them, then writes it: a witness that is gone for good can be
     * taken out although nothing can be recorded with it.
     *
     * @throws UncheckedIOException when the change cannot be recorded; nothing was written, and everything is again as it
     *     was when it was accepted last, whatever way the change came
     */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            AuditTrail.get().useOptions();
            ChangeLedger.get().takesEffect(SCOPE, null, document(), true);
        } catch (IOException e) {
            if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED) {
                restore();
                throw new UncheckedIOException(e.getMessage(), e);
            }
            LOGGER.log(Level.SEVERE, "the audit log's configuration is not on record", e);
        } catch (RuntimeException e) {
            restore();
            throw e;
        }
        super.save();
        accepted = Jenkins.XSTREAM2.toXML(this);
    }

    private static void reopen() {
        try {
            AuditTrail.get().useOptions();
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "the audit log cannot be opened", e);
        }
    }

    @Override
    public synchronized boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // A list that was emptied is absent from the form.
            forwarders = new ArrayList<>();
            witnesses = new ArrayList<>();
            req.bindJSON(this, json);
            change.commit();
            return true;
        } catch (IOException | RuntimeException e) {
            restore();
            throw new FormException(String.valueOf(e.getMessage()), e, "forwarders");
        }
    }

    /** What counts, for the record. */
    Map<String, Object> document() {
        Map<String, Object> receivers = new TreeMap<>();
        forwarders.forEach(each -> receivers.put(each.getName(), each.document()));
        Map<String, Object> document = new TreeMap<>();
        if (!receivers.isEmpty()) {
            document.put("forwarders", receivers);
        }
        if (!witnesses.isEmpty()) {
            document.put(
                    "witnesses",
                    witnesses.stream()
                            .map(each -> each.getKey() + " at " + each.getUrl())
                            .toList());
            document.put("requiredWitnesses", requiredWitnesses);
        }
        return document;
    }

    /** What the log is opened with. */
    AuditOptions options(AuditOptions usual) {
        List<WitnessClient> clients = new ArrayList<>();
        try {
            for (WitnessPeer peer : witnesses) {
                clients.add(peer.client());
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("witnesses: " + e.getMessage(), e);
        }
        if (requiredWitnesses > clients.size()) {
            throw new IllegalArgumentException("requiredWitnesses: " + requiredWitnesses + " of " + clients.size()
                    + " witnesses cannot be required");
        }
        return usual.with(new Witnesses(clients, requiredWitnesses));
    }

    /** Names the witnesses that the log is open with. */
    String witnessing() {
        return requiredWitnesses + " of "
                + witnesses.stream().map(each -> each.getKey() + each.getUrl()).toList();
    }
}
