package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Found;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Search;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Space;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Played;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Threat;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Turned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Plays all attacks on one model with one set of examples. */
final class ModelAttacks {
    private final ModelSession session;
    private final Examples examples;
    private final Space space;
    private final Threat threat;
    private final BooleanSupplier late;

    ModelAttacks(ModelSession session, Examples examples, Space space, Threat threat, BooleanSupplier late) {
        this.session = session;
        this.examples = examples;
        this.space = space;
        this.threat = threat;
        this.late = late;
    }

    Attacked play(String model, String inputs) throws IOException, InterruptedException {
        double[][] points = Arrays.stream(examples.inputs()).map(space::point).toArray(double[][]::new);
        Answers clean = session.ask(Arrays.stream(points).map(space::input).toArray(double[][]::new));
        ModelOracle.Reading reading = ModelOracle.Reading.of(clean, examples.labels(), threat.deviation());
        ModelOracle oracle = new ModelOracle(session, space, reading, late);
        double[] margins =
                reading.margins(clean, IntStream.range(0, points.length).toArray());
        int[] right =
                IntStream.range(0, points.length).filter(i -> margins[i] > 0).toArray();
        long seed = Long.parseUnsignedLong(
                Sha256.of((model + inputs).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .substring(0, 16),
                16);
        Search search = new Search(space, oracle, (int) threat.queries(), seed);
        Evidence evidence = new Evidence(examples.names());
        List<Played> played = new ArrayList<>();
        for (Attack attack : Attack.values()) {
            played.add(
                    new Played(attack.words(), turned(attack, search.play(attack, points, right), oracle, evidence)));
        }
        long still = IntStream.range(0, space.size())
                .filter(i -> !space.movable()[i]
                        && !threat.immutable().contains(examples.names().get(i)))
                .count();
        return new Attacked(
                new Robustness(
                        model,
                        inputs,
                        threat,
                        seed,
                        examples.given(),
                        points.length,
                        right.length,
                        still,
                        played,
                        null),
                evidence);
    }

    private List<Turned> turned(Attack attack, List<Found> found, ModelOracle oracle, Evidence evidence)
            throws IOException {
        List<Turned> turned = new ArrayList<>();
        if (found.isEmpty()) {
            return turned;
        }
        String[] answers = oracle.words(found.stream().map(Found::point).toArray(double[][]::new));
        for (int i = 0; i < answers.length; i++) {
            Found each = found.get(i);
            int number = examples.numbers()[each.example()];
            String label = examples.labels()[each.example()];
            turned.add(new Turned(number, each.queries(), each.distance(), label, answers[i]));
            evidence.add(
                    attack.words(),
                    number,
                    label,
                    answers[i],
                    each.distance(),
                    examples.inputs()[each.example()],
                    space.input(each.point()));
        }
        return turned;
    }
}
