package io.jenkins.plugins.modelgate.lineage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Production;
import io.jenkins.plugins.modelgate.engine.lineage.store.LineageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        ControllerTrail trail = new ControllerTrail();
        LineageIndex now = opened(trail);
        if (trail.size() - now.covered() <= AT_ONCE && trail.size() >= now.covered()) {
            now.catchUp(trail);
            production.update(now);
        } else {
            inBackground(trail, now);
        }
        return new Question(now, production, trail.size());
    }

    private synchronized LineageIndex opened(ControllerTrail trail) throws IOException {
        if (index == null) {
            index = LineageIndex.open(directory(), trail);
            for (String note : index.notes()) {
                LOGGER.log(Level.WARNING, note);
            }
        }
        return index;
    }

    private void inBackground(ControllerTrail trail, LineageIndex now) {
        if (working.compareAndSet(false, true)) {
            Timer.get().submit(() -> {
                try {
                    now.catchUp(trail);
                    production.update(now);
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

    /**
     * One question of one person.
     *
     * @param index facts
     * @param production what stands, also of jobs that the person may not see
     * @param entries that the audit trail has
     */
    record Question(LineageIndex index, Production production, long entries) {
        /** Whether all entries are in the index. */
        boolean isWhole() {
            return index.covered() >= entries;
        }

        /** A budget for the current user. */
        Lookup lookup() {
            return new Lookup(index, new Sight(), Lookup.COST);
        }

        /** The smaller budget of the way from a thing to its models. */
        Lookup ahead() {
            return new Lookup(index, new Sight(), Lookup.AHEAD);
        }

        /** What stands and the current user may see. */
        List<Deployment> standing() {
            Sight sight = new Sight();
            return production.all().stream()
                    .filter(each -> sight.test(each.source()))
                    .toList();
        }
    }
}
