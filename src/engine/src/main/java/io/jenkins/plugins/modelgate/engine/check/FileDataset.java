package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Contract;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.Examined;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputProgress;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.input.Inputs;
import io.jenkins.plugins.modelgate.engine.dataset.input.SourceList;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.DatasetFacts;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ScratchFolder;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.policy.MemoryShares;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A dataset of files, read by the embedded engine. */
final class FileDataset {
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private final ValidateDatasetRequest request;
    private final DatasetRun run;
    private final Inputs inputs;
    private final Map<Path, Inputs> further = new HashMap<>();
    private final ContractTables tables;
    private List<Column> columns = List.of();
    private boolean read;

    private FileDataset(ValidateDatasetRequest request, DatasetRun run, Progress progress)
            throws IOException, InterruptedException {
        this.request = request;
        this.run = run;
        this.inputs = resolve(request.paths(), new Meter(progress));
        for (Path file :
                new Path[] {request.options().predictions(), request.options().embeddings()}) {
            if (file != null) {
                further.put(file, resolve(List.of(file.toString()), InputProgress.SILENT));
            }
        }
        this.tables = ContractTables.resolve(request, run, tableName());
    }

    private Inputs resolve(List<String> paths, InputProgress progress) throws IOException, InterruptedException {
        return Inputs.resolve(paths, request.workspace(), request.threads(), progress);
    }

    static DatasetSubject examine(
            ValidateDatasetRequest request, DatasetRun run, List<DatasetPart> parts, Progress progress)
            throws IOException, InterruptedException {
        FileDataset dataset = new FileDataset(request, run, progress);
        new SourceList(request.policy(), request.manifest())
                .check(dataset.given(), dataset.inputs.workspace(), run::find);
        ContractTables.tellFaults(dataset.inputs, run);
        if (!dataset.inputs.readable().isEmpty()) {
            dataset.rows(parts);
        }
        return dataset.conclude();
    }

    /** The rows and the tables that the contract may name. */
    private List<DataFile> given() {
        List<DataFile> files = new ArrayList<>(inputs.files());
        tables.inputs().forEach(each -> files.addAll(each.files()));
        return files;
    }

    private void rows(List<DatasetPart> parts) throws IOException, InterruptedException {
        List<DataFile> files = inputs.readable();
        List<DataFile> all = new ArrayList<>(files);
        further.values().forEach(each -> all.addAll(each.readable()));
        tables.inputs().forEach(each -> all.addAll(each.readable()));
        try (ScratchFolder scratch = ScratchFolder.create();
                EmbeddedEngine engine = EmbeddedEngine.open(all, scratch.path(), limits(request))) {
            Contract contract = run.shared(Contract.class);
            Table table;
            try {
                table = engine.load(
                        tableName(),
                        files,
                        ContractTables.texts(contract == null ? null : contract.object(tableName())));
                compareHeader(table);
            } catch (DatasetException e) {
                String name = files.size() == 1 ? files.get(0).path() : "";
                run.incomplete(
                        InputRules.UNREADABLE,
                        Location.ofFile(name),
                        ContractTables.withoutPlaces(e.getMessage(), inputs));
                return;
            }
            read = true;
            columns = table.columns();
            run.digest(inputs.digest());
            run.rows(
                    table,
                    !inputs.examined().get(0).header().isEmpty(),
                    (name, file) -> furtherTable(engine, name, file));
            tables.load(engine, run);
            RowExamination.run(parts, run);
        }
    }

    private Table furtherTable(EmbeddedEngine engine, String name, Path file) throws IOException, InterruptedException {
        Inputs found = further.get(file);
        if (found == null) {
            throw new DatasetException(name + ": " + file + " was not named when the check began");
        }
        for (Examined each : found.examined()) {
            if (each.fault() != null) {
                throw new DatasetException(name + ": " + each.file().path() + ": " + each.fault());
            }
        }
        return engine.load(name, found.files());
    }

    /** As contracts call it: the file without its endings, or the directory. */
    private String tableName() {
        String name = PathNames.last(place());
        int dot = name.indexOf('.', 1);
        return dot > 0 && inputs.files().size() == 1 ? name.substring(0, dot) : name.isEmpty() ? "rows" : name;
    }

    /** Two readers that see other columns see other rows. */
    private void compareHeader(Table table) throws DatasetException {
        List<String> header = inputs.examined().stream()
                .filter(each -> each.fault() == null)
                .findFirst()
                .map(Examined::header)
                .orElse(List.of());
        List<String> names = table.columns().stream().map(Column::name).toList();
        if (!header.isEmpty()
                && !(names.size() >= header.size()
                        && names.subList(0, header.size()).equals(header))) {
            throw new DatasetException("the first line names the columns " + String.join(", ", header)
                    + ", but the rows are read with " + String.join(", ", names)
                    + "; quote names that hold a delimiter, a line break or quotation marks");
        }
    }

    static EngineLimits limits(ValidateDatasetRequest request) {
        Policy policy = request.policy();
        return new EngineLimits(
                MemoryShares.buffers(
                        policy.number("execution.memory"), Runtime.getRuntime().maxMemory()),
                policy.number("execution.scratch"),
                request.threads(),
                LONGEST_STATEMENT);
    }

    private DatasetSubject conclude() throws IOException, InterruptedException {
        Set<String> changed = new HashSet<>(inputs.changed(request.threads()));
        List<Inputs> others = new ArrayList<>(further.values());
        others.addAll(tables.inputs());
        for (Inputs each : others) {
            changed.addAll(each.changed(request.threads()));
        }
        for (String path : changed) {
            run.incomplete(InputRules.CHANGED, Location.ofFile(path), path);
        }
        List<Artifact> artifacts = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Examined each : inputs.examined()) {
            told.add(each.file().path());
            artifacts.add(artifact(each, ""));
        }
        for (Inputs table : tables.inputs()) {
            for (Examined each : table.examined()) {
                // The same file may be rows and a table, or more than one table.
                if (told.add(each.file().path())) {
                    artifacts.add(artifact(each, Artifact.BESIDE));
                }
            }
        }
        List<Inputs> listed = new ArrayList<>(List.of(inputs));
        listed.addAll(tables.inputs());
        for (Inputs each : listed) {
            for (String path : each.passedOver()) {
                if (told.add(path)) {
                    long bytes = Files.size(inputs.workspace().resolve(path));
                    artifacts.add(new Artifact(path, bytes, null, Artifact.UNKNOWN, Coverage.NONE, false));
                }
            }
        }
        String digest = inputs.digest();
        int files = inputs.files().size();
        String name = request.name() == null ? PathNames.last(place()) : request.name();
        Subject subject = new Subject(SafeText.of(name), digest, null, files, inputs.bytes());
        return new DatasetSubject(subject, artifacts, facts(digest));
    }

    private Artifact artifact(Examined examined, String beside) {
        DataFile file = examined.file();
        boolean whole = read && examined.fault() == null && !run.isIncomplete();
        return new Artifact(
                file.path(),
                file.bytes(),
                file.sha256(),
                beside + format(file),
                whole ? Coverage.FULL : Coverage.PARTIAL,
                true);
    }

    private static String format(DataFile file) {
        String format = file.format().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return file.compression().word().equals("none")
                ? format
                : format + "+" + file.compression().word();
    }

    /** The file, or the deepest directory that holds all of them. */
    private Path place() {
        Path common = inputs.files().get(0).real();
        for (DataFile file : inputs.files()) {
            while (!file.real().startsWith(common)) {
                common = PathNames.parent(common);
            }
        }
        return common;
    }

    private DatasetFacts facts(String digest) throws IOException {
        Instant newest = Instant.EPOCH;
        for (DataFile file : inputs.files()) {
            Instant own = Files.exists(file.real())
                    ? Files.getLastModifiedTime(file.real()).toInstant()
                    : newest;
            newest = own.isAfter(newest) ? own : newest;
        }
        Path place = place();
        return new DatasetFacts(
                "file",
                SafeText.of(place.toString(), 4000),
                place.toUri().toString(),
                digest,
                "file",
                inputs.files().get(0).format().name().toLowerCase(Locale.ROOT),
                inputs.files().size(),
                inputs.bytes(),
                (Long) run.metrics().get("rows"),
                newest,
                columns);
    }

    /** Hands the reading's progress on. */
    private static final class Meter implements InputProgress {
        private final Progress progress;
        private ProgressMeter meter;

        Meter(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void begin(long files, long bytes) {
            meter = new ProgressMeter(progress, files, bytes);
        }

        @Override
        public void read(long bytes) {
            meter.accept(bytes);
        }
    }
}
