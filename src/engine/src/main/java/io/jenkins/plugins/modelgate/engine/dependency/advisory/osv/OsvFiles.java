package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** OSV records as they come, in a directory or a zip file: all are read for each question, only the wanted ones are kept. */
final class OsvFiles implements AdvisorySource {
    private final Path path;
    private final Instant now;

    OsvFiles(Path path, Instant now) {
        this.path = path;
        this.now = now;
    }

    @Override
    public Answer find(Collection<ComponentId> components) throws IOException, InterruptedException {
        Set<PackageKey> keys = OsvAnswer.keys(components);
        List<OsvRecord> kept = new ArrayList<>();
        Latest latest = new Latest();
        OsvReading.read(path, keys, record -> {
            latest.add(record);
            if (!record.affected().isEmpty()) {
                synchronized (kept) {
                    kept.add(record);
                }
            }
        });
        Map<PackageKey, List<OsvRecord>> records = new HashMap<>();
        synchronized (kept) {
            for (OsvRecord record : kept) {
                if (latest.is(record.id(), record.modified())) {
                    record.affected().stream()
                            .map(OsvAffected::key)
                            .distinct()
                            .forEach(key -> records.computeIfAbsent(key, any -> new ArrayList<>())
                                    .add(record.of(key)));
                }
            }
        }
        records.values().forEach(list -> list.sort((a, b) -> a.id().compareTo(b.id())));
        return new OsvAnswer(latest.holdings(now)).of(components, records);
    }

    /** When each record was modified last: a zip file may hold an old and a new state of one record, and the new one counts. */
    static final class Latest {
        private final Map<String, State> states = new ConcurrentHashMap<>();

        private record State(long modified, int ecosystems) {}

        void add(OsvRecord record) {
            State state = new State(record.modified(), record.ecosystems());
            states.merge(record.id(), state, (old, now) -> {
                if (old.modified == now.modified) {
                    return new State(old.modified, old.ecosystems | now.ecosystems);
                }
                return old.modified > now.modified ? old : now;
            });
        }

        boolean is(String id, long modified) {
            return states.get(id).modified == modified;
        }

        /** @throws IOException when there was no record at all */
        OsvHoldings holdings(Instant now) throws IOException {
            OsvHoldings holdings = new OsvHoldings(now);
            states.values().forEach(state -> holdings.add(state.modified, state.ecosystems));
            if (holdings.records() == 0) {
                throw new IOException("The OSV data hold no record (files that end in .json, or zip files of them)."
                        + " Fetch them again, "
                        + "such as OSV's own all.zip.");
            }
            return holdings;
        }
    }
}
