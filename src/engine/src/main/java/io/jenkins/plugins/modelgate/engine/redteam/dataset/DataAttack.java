package io.jenkins.plugins.modelgate.engine.redteam.dataset;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Sourced;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plays an attack on data that lie where the policy allows, listed in its manifest, with the accepted version as baseline. */
final class DataAttack {
    private static final String PROFILE = "profile.json";

    private final Arena arena;
    private final Sourced data;

    private DataAttack(Arena arena) throws IOException {
        this.arena = arena;
        this.data = new Sourced(arena, "train.csv");
    }

    /** What the attacker does to the rows. */
    @FunctionalInterface
    interface Change {
        void make(List<Table.Row> rows);
    }

    /** What the attacker does with the file. */
    @FunctionalInterface
    interface Move {
        /** @return path of the file that the pipeline takes, relative to the workspace */
        String make(Path workspace, String path) throws IOException;
    }

    /** Changed rows come from the usual place and are listed in its manifest: the source itself was poisoned. */
    static Attack on(Change change) {
        return arena -> {
            DataAttack play = new DataAttack(arena);
            Path baseline = play.accepted();
            Report honest = play.ask(play.data.path(), baseline);
            play.poison(change);
            return Answer.of(honest, play.ask(play.data.path(), baseline));
        };
    }

    /** The other way about: the change is honest, and a gate that closes would be a false alarm. */
    static Attack harmless(Change change) {
        return arena -> {
            DataAttack play = new DataAttack(arena);
            Path baseline = play.accepted();
            Report before = play.ask(play.data.path(), baseline);
            play.poison(change);
            return Answer.harmless(before, play.ask(play.data.path(), baseline));
        };
    }

    /** The data are honest; the contract that comes with them is not. */
    static Attack contract(String yaml) {
        return arena -> {
            DataAttack play = new DataAttack(arena);
            Path baseline = play.accepted();
            Report honest = play.ask(play.data.path(), baseline);
            Path contract = play.data.workspace().resolve("contract.yaml");
            Files.writeString(contract, yaml);
            DatasetOptions options = new DatasetOptions(
                    contract, baseline, null, Table.LABEL, Table.SOURCE, null, null, null, 1, Map.of());
            return Answer.of(
                    honest, Gates.dataset(play.data.path(), play.data.workspace(), options, null, arena.policy()));
        };
    }

    /** The file is moved or changed behind the manifest's back. */
    static Attack behind(Move move) {
        return arena -> {
            DataAttack play = new DataAttack(arena);
            Path baseline = play.accepted();
            Report honest = play.ask(play.data.path(), baseline);
            return Answer.of(honest, play.ask(move.make(play.data.workspace(), play.data.path()), baseline));
        };
    }

    private void poison(Change change) throws IOException {
        Table table = Table.honest();
        change.make(table.rows());
        write(table);
    }

    /** Writes the honest rows, and what their profile was when they were accepted. */
    private Path accepted() throws IOException, InterruptedException {
        write(Table.honest());
        Path report = arena.directory("accepted");
        Gates.dataset(data.path(), data.workspace(), options(null), report, arena.policy());
        return report.resolve(PROFILE);
    }

    private Report ask(String file, Path baseline) throws IOException, InterruptedException {
        return Gates.dataset(file, data.workspace(), options(baseline), null, arena.policy());
    }

    private static DatasetOptions options(Path baseline) {
        return new DatasetOptions(null, baseline, null, Table.LABEL, Table.SOURCE, null, null, null, 1, Map.of());
    }

    private void write(Table table) throws IOException {
        table.write(data.file());
        data.register();
    }
}
