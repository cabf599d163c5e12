package io.jenkins.plugins.modelgate.lineage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.lineage.graph.OriginMemo;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * The index of this controller, brought up to the audit trail before each question. What is missing at a start, or after
 * somebody has deleted the index, is made in the background; until then answers say that they are not whole.
 */
@Extension
public final class Lineage {
    /** Entries that are read while somebody waits for a page. */
    private static final long AT_ONCE = 2000;

    private static final Logger LOGGER = Logger.getLogger(Lineage.class.getName());

    private final Production production = new Production();
    private final OriginMemo memo = new OriginMemo();
    private final AtomicBoolean working = new AtomicBoolean();
    private LineageIndex index;

    /** The one of this controller. */
    public static Lineage get() {
        return ExtensionList.lookupSingleton(Lineage.class);
    }

    /**
     * The index as far as it is, for one question of the current user.
     *
     * @throws IOException when the audit trail cannot be read or is not what was signed
     */
    Question ask() throws IOException {
        LineageIndex now = opened();
        // While it is made anew, whoever asks does not wait for that.
        boolean whole = !working.get() && now.catchUp(ControllerTrail::new, AT_ONCE);
        if (whole) {
            hear(now);
        } else {
            inBackground(now);
        }
        long entries = whole ? now.end() : AuditTrail.get().reader().size();
        return new Question(now, production, memo, entries, whole);
    }

    private void hear(LineageIndex now) throws IOException {
        production.update(now);
        memo.update(now, production.all());
    }

    private synchronized LineageIndex opened() throws IOException {
        if (index == null) {
            index = LineageIndex.open(directory(), new ControllerTrail());
            for (String note : index.notes()) {
                LOGGER.log(Level.WARNING, note);
            }
        }
        return index;
    }

    private void inBackground(LineageIndex now) {
        if (working.compareAndSet(false, true)) {
            Timer.get().submit(() -> {
                try {
                    now.catchUp(ControllerTrail::new, Long.MAX_VALUE);
                    hear(now);
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(Level.WARNING, "the index of lineage could not be made", e);
                } finally {
                    working.set(false);
                }
            });
        }
    }

    static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("model-gate").resolve("lineage");
    }
}
