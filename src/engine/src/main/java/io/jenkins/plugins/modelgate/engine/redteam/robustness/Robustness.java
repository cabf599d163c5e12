package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of attacks on a model.
 *
 * @param model SHA-256 of its file, or null where it could not be read
 * @param inputs SHA-256 of the file of examples, or null where it could not be read
 * @param threat what attackers might do
 * @param seed of all chance, made of the two digests
 * @param given examples in the file
 * @param distinct those that differ from all before them; the others do not count
 * @param right those of them that the model answers rightly as they are
 * @param still features that the budget does not move: their range is too short for the numbers that the model takes
 * @param attacks in the order in which they were played
 * @param fault why the attacks were not played to their end, or null
 */
public record Robustness(
        @CheckForNull String model,
        @CheckForNull String inputs,
        Threat threat,
        long seed,
        long given,
        long distinct,
        long right,
        long still,
        List<Played> attacks,
        @CheckForNull String fault) {
    /** Name of the file beside the report. */
    public static final String FILE = "robustness.json";

    /** Name of the file with the inputs that were found. */
    public static final String EVIDENCE = "adversarial.csv";

    /** Names of the attacks that a whole play has. */
    public static final List<String> ATTACKS = List.of("random", "coordinate", "square", "boundary");

    /** Most examples that are read. */
    public static final int MOST = 10_000;

    public Robustness {
        attacks = List.copyOf(attacks);
    }

    /** Nothing was played, and why. */
    public static Robustness failed(
            @CheckForNull String model, @CheckForNull String inputs, Threat threat, String fault) {
        return new Robustness(model, inputs, threat, 0, 0, 0, 0, 0, List.of(), fault);
    }

    /** Examples that any attack turned. */
    public long turned() {
        Set<Integer> turned = new HashSet<>();
        attacks.forEach(attack -> attack.turned().forEach(each -> turned.add(each.example())));
        return turned.size();
    }

    /** Share of the examples that are answered rightly as they are. */
    public double cleanAccuracy() {
        return distinct == 0 ? 0 : (double) right / distinct;
    }

    /** Share of the examples that are answered rightly whatever the attacks did. */
    public double robustAccuracy() {
        return distinct == 0 ? 0 : (double) (right - turned()) / distinct;
    }

    /** Share of the right answers that an attack turned. */
    public double successRate() {
        return right == 0 ? 1 : (double) turned() / right;
    }
}
