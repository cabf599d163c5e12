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

    private Bounds() {}

    /**
     * @param whole whether the model takes whole numbers alone
     * @throws UnusableException for bounds that leave an example out: narrower ones would make the budget smaller
     */
    static Space space(Examples examples, List<String> bounds, Threat threat, boolean whole) throws UnusableException {
        int features = examples.names().size();
        double[] low = new double[features];
        double[] high = new double[features];
        boolean[] movable = new boolean[features];
        boolean[] wholes = new boolean[features];
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
            widen(text, examples.names(), low, high);
        }
        boolean any = false;
        for (int i = 0; i < features; i++) {
            wholes[i] = whole || threat.integer().contains(examples.names().get(i));
            movable[i] = high[i] > low[i]
                    && !threat.immutable().contains(examples.names().get(i));
            any |= movable[i];
        }
        if (!any) {
            throw new UnusableException("there is no feature that an attacker could move");
        }
        return new Space(
                Norm.valueOf(threat.norm()),
                threat.epsilon().doubleValue(),
                low,
                high,
                movable,
                wholes,
                grid(examples));
    }

    private static void widen(String text, List<String> names, double[] low, double[] high) throws UnusableException {
        Matcher matcher = FORM.matcher(text.strip());
        int feature = matcher.matches() && matcher.group(1) != null ? names.indexOf(matcher.group(1)) : 0;
        if (!matcher.matches() || feature < 0) {
            throw new UnusableException("the bounds " + SafeText.quote(text)
                    + " are not LOW:HIGH or NAME=LOW:HIGH with the" + " name of a feature");
        }
        double from = Double.parseDouble(matcher.group(2));
        double to = Double.parseDouble(matcher.group(3));
        boolean all = matcher.group(1) == null;
        for (int i = all ? 0 : feature; i < (all ? names.size() : feature + 1); i++) {
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
