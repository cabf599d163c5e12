package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Contract;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Property;
import io.jenkins.plugins.modelgate.engine.dataset.contract.SchemaObject;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.ColumnMetrics;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileReader;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileWriter;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the rows in bins: the baseline's if there is one. What it makes is the next baseline. */
public final class ProfilePart implements DatasetPart {
    private static final int MOST_HISTORY = 60;

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public void prepare(DatasetRun run) throws IOException {
        List<Profile> history = history(run.options().history());
        Path named = run.options().baseline();
        Profile newest = history.isEmpty() ? null : history.get(history.size() - 1);
        Profile baseline = named == null ? newest : read(named, "baseline");
        run.share(Accepted.class, new Accepted(baseline, history));
    }

    /** Accepted profiles, the newest ones, in the order of their names, which begin with the time. */
    private static List<Profile> history(Path directory) throws IOException {
        List<Profile> history = new ArrayList<>();
        if (directory == null || !Files.exists(directory)) {
            return history;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files.subList(Math.max(0, files.size() - MOST_HISTORY), files.size())) {
            // Signs are what the newest is asked for alone; sixty of them would fill the memory.
            Profile read = read(file, "history");
            if (!history.isEmpty()) {
                int last = history.size() - 1;
                history.set(last, history.get(last).withSigns(List.of()));
            }
            history.add(read);
        }
        return history;
    }

    private static Profile read(Path file, String option) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ProfileReader.read(in);
        } catch (NoSuchFileException e) {
            throw new IOException(option + " " + file + ": no such file", e);
        } catch (IOException e) {
            throw new IOException(option + " " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void examine(DatasetRun run) throws IOException, InterruptedException {
        ProfileOptions options = ProfileOptions.of(run.digest(), run.options().label(), sensitive(run));
        Profile profile = Profiler.profile(
                run.table(), options, run.shared(Accepted.class).baseline());
        run.share(Profile.class, profile);
        // Parts after this one add to it.
        run.attach(ProfileWriter.FILE, out -> ProfileWriter.write(run.shared(Profile.class), out));
        profile.columns().forEach(column -> run.column(metrics(column)));
    }

    private static Set<String> sensitive(DatasetRun run) {
        Contract contract = run.shared(Contract.class);
        SchemaObject object =
                contract == null ? null : contract.object(run.table().name());
        Set<String> names = new HashSet<>();
        for (Property property : object == null ? List.<Property>of() : object.properties()) {
            if (property.sensitive()) {
                names.add(property.name());
                if (property.physicalName() != null) {
                    names.add(property.physicalName());
                }
            }
        }
        return names;
    }

    private static ColumnMetrics metrics(ColumnProfile column) {
        Numbers numbers = column.type().isNumeric() ? column.numbers() : null;
        long values = column.rows() - column.missing().rows();
        boolean any = numbers != null && numbers.rows() > 0;
        return new ColumnMetrics(
                column.name(),
                column.missing().nulls(),
                column.distinct() == null ? null : column.distinct().count(),
                values,
                any ? Double.valueOf(numbers.moments().mean() * numbers.rows()) : null,
                any ? Double.valueOf(numbers.min()) : null,
                any ? Double.valueOf(numbers.max()) : null,
                Map.of());
    }

    /** What passed becomes what later runs are held against. */
    @Override
    public void accepted(DatasetRun run) throws IOException {
        Path directory = run.options().history();
        Profile profile = run.shared(Profile.class);
        if (directory == null || profile == null) {
            return;
        }
        Files.createDirectories(directory);
        String time = run.started().toString().replace(":", "").replace(".", "");
        Path target = directory.resolve(time + "-" + profile.digest().substring(0, 12) + ".json");
        Path temporary = Files.createTempFile(directory, ".profile", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                ProfileWriter.write(profile, out);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
