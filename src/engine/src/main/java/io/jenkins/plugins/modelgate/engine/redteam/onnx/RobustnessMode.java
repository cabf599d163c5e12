package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessWriter;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RuntimeJar;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Threat;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Attacks on the model itself. What keeps them from being played to their end is told in the result, which then decides nothing:
 * this never throws for a model or examples that do not fit.
 */
public final class RobustnessMode {
    /** Bytes. */
    private static final long STACK = 64L << 20;

    private final RobustnessRequest request;
    private final Policy policy;
    private final Threat threat;
    private volatile ModelSession running;
    private volatile boolean late;
    private volatile String model;
    private volatile String inputs;

    public RobustnessMode(RobustnessRequest request, Policy policy) {
        this.request = request;
        this.policy = policy;
        this.threat = Threat.of(policy);
    }

    /**
     * Plays within {@code redTeam.robustness.seconds}.
     *
     * @param scratch directory for a copy of the model
     * @param report directory for the evidence, or null
     */
    public Robustness play(Path scratch, @CheckForNull Path report) throws IOException, InterruptedException {
        Attacked[] result = new Attacked[1];
        // On a thread of its own: native code that does not come back must not keep the report from being written.
        // Its stack is large: native code that overflows it ends the process without a word.
        Thread thread = new Thread(null, () -> result[0] = attacked(scratch), "robustness", STACK);
        thread.setDaemon(true);
        thread.start();
        MemoryWatch watch = new MemoryWatch(policy.number("execution.memory"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(policy.number(Threat.FIELDS + "seconds"));
        try {
            while (thread.isAlive() && System.nanoTime() < end) {
                watch.look();
                thread.join(20);
            }
        } finally {
            late = true;
            ModelSession session = running;
            if (thread.isAlive() && session != null) {
                session.stop();
            }
        }
        thread.join(5_000);
        if (thread.isAlive()) {
            return failed("the model was still at work when redTeam.robustness.seconds were over")
                    .robustness();
        }
        if (result[0] == null) {
            return failed("the attacks ended without a result").robustness();
        }
        if (report != null && result[0].evidence() != null) {
            ReportDirectory.attach(report, Robustness.EVIDENCE, result[0].evidence()::write);
        }
        return result[0].robustness();
    }

    /** The result as the file that is kept. */
    public static byte[] file(Robustness robustness) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RobustnessWriter.write(robustness, out);
        return out.toByteArray();
    }

    private Attacked attacked(Path scratch) {
        try {
            return examined(scratch);
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return failed("it was told to stop");
        } catch (OutOfMemoryError e) {
            return failed("there was not enough memory; give fewer examples, or a larger execution.memory");
        } catch (RuntimeException | Error e) {
            return failed("the attacks broke off: " + e);
        }
    }

    private Attacked failed(String why) {
        return new Attacked(Robustness.failed(model, inputs, threat, SafeText.of(why, 500)), null);
    }

    private Attacked examined(Path scratch) throws IOException, InterruptedException {
        byte[] file = ExamplesFile.bytes(request.inputs());
        inputs = Sha256.of(file);
        Examples given = ExamplesFile.read(file, request.label());
        ScannedModel scanned = ScannedModel.of(request.model(), scratch, policy);
        model = scanned.sha256();
        RuntimeJar.require();
        try (ModelSession session = ModelSession.open(scanned.bytes(), given)) {
            running = session;
            Intake intake = session.intake(threat.integer());
            Examples examples = intake.of(given);
            return new ModelAttacks(
                            session,
                            examples,
                            Bounds.space(examples, request.bounds(), threat, intake),
                            threat,
                            () -> late)
                    .play(model, inputs);
        }
    }
}
