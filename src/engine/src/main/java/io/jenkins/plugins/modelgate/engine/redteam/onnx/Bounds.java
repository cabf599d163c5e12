package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Grid;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Norm;
import io.jenkins.plugins.modelgate.engine.redteam.perturbation.Space;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Threat;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an attacker may do to these examples: the policy's budget, in ranges that the examples have or that were given. */
final class Bounds {
    private static final String NUMBER = "(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?(?:[eE][-+]?[0-9]{1,2})?)";
    private static final Pattern FORM = Pattern.compile("(?:(.+)=)?" + NUMBER + ":" + NUMBER);

    /** Of a step of 1, what rounding explains: {@link Space} makes such a step. */
    private static final double WHOLE = 1e-9;

    private Bounds() {}

    /**
     * @param intake what the model takes of each feature
     * @throws UnusableException for bounds that leave an example out: narrower ones would make the budget smaller; and where the
     *     budget moves no feature at all, for such attacks find nothing in any model
     */
    static Space space(Examples examples, List<String> bounds, Threat threat, Intake intake) throws UnusableException {
        int features = examples.names().size();
        double[] low = new double[features];
        double[] high = new double[features];
        boolean[] movable = new boolean[features];
        for (int i = 0; i < features; i++) {
            int feature = i;
            low[i] = Arrays.stream(examples.inputs())
                    .mapToDouble(row -> row[feature])
                    .min()
                    .orElse(0);
            high[i] = Arrays.stream(examples.inputs())
                    .mapToDouble(row -> row[feature])
                    .max()
                    .orElse(0);
        }
        for (String text : bounds) {
            widen(text, examples.names(), intake, low, high);
        }
        boolean any = false;
        for (int i = 0; i < features; i++) {
            String name = examples.names().get(i);
            double step = threat.epsilon().doubleValue() * (high[i] - low[i]);
            boolean moves = intake.whole()[i]
                    ? step >= 1 - WHOLE
                    : intake.differs(i, low[i], step) || intake.differs(i, high[i], -step);
            movable[i] = moves && !threat.immutable().contains(name);
            any |= movable[i];
        }
        if (!any) {
            throw new UnusableException(
                    "there is no feature that an attacker could move: within the budget each stays what it"
                            + " is; give wider bounds or examples that differ more, or let the policy permit more");
        }
        return new Space(
                Norm.valueOf(threat.norm()),
                threat.epsilon().doubleValue(),
                low,
                high,
                movable,
                intake.whole(),
                grid(examples));
    }

    private static void widen(String text, List<String> names, Intake intake, double[] low, double[] high)
            throws UnusableException {
        Matcher matcher = FORM.matcher(text.strip());
        int feature = matcher.matches() && matcher.group(1) != null ? names.indexOf(matcher.group(1)) : 0;
        if (!matcher.matches() || feature < 0) {
            throw new UnusableException("the bounds " + SafeText.quote(text)
                    + " are not LOW:HIGH or NAME=LOW:HIGH with the" + " name of a feature");
        }
        double wantedLow = Double.parseDouble(matcher.group(2));
        double wantedHigh = Double.parseDouble(matcher.group(3));
        boolean all = matcher.group(1) == null;
        for (int i = all ? 0 : feature; i < (all ? names.size() : feature + 1); i++) {
            // As the model takes them, like the examples; whole numbers are those between the bounds.
            boolean whole = intake.whole()[i];
            double from = intake.taken(i, names.get(i), whole ? Math.ceil(wantedLow) : wantedLow);
            double to = intake.taken(i, names.get(i), whole ? Math.floor(wantedHigh) : wantedHigh);
            if (from > low[i] || to < high[i]) {
                throw new UnusableException("the bounds " + SafeText.quote(text) + " leave examples out: "
                        + SafeText.quote(names.get(i)) + " goes from " + low[i] + " to " + high[i]);
            }
            low[i] = from;
            high[i] = to;
        }
    }

    private static Grid grid(Examples examples) {
        int[] shape = examples.shape();
        if (shape.length == 3 && shape[0] <= 4) {
            return new Grid(shape[0], shape[1], shape[2], false);
        }
        if (shape.length == 3 && shape[2] <= 4) {
            return new Grid(shape[2], shape[0], shape[1], true);
        }
        return shape.length == 2
                ? new Grid(1, shape[0], shape[1], false)
                : Grid.table(examples.names().size());
    }
}
