package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.redteam.Inputs;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamPipeline;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code model-gate red-team-pipeline}. */
@Command(
        name = "red-team-pipeline",
        mixinStandardHelpOptions = true,
        description =
                "Plays attacks on copies of a pipeline's inputs, against the very policy in force, and tells which"
                        + " gate caught each of them, or that none did.")
final class RedTeamPipelineCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "PATH",
            description = "Directory with a model to attack a copy of; without it one of ours.")
    private Path model;

    @Option(
            names = "--configuration",
            paramLabel = "PATH",
            description = "Tree with serving configuration to attack; without it one of our own.")
    private Path configuration;

    @Option(
            names = "--scenario",
            paramLabel = "GLOB",
            description = "Attacks to play, by id, for example 'model/*'. Can be given more than once; without it all.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where copies are made (default: the system's directory of temporary files).")
    private Path scratch;

    @Option(
            names = "--robustness-inputs",
            paramLabel = "FILE",
            description =
                    "Examples with what is right (CSV, or npz with x and y): attacks the ONNX model itself with them."
                            + " Needs the jar of ONNX Runtime beside the others.")
    private Path robustnessInputs;

    @Option(
            names = "--robustness-model",
            paramLabel = "FILE",
            description = "The ONNX file to attack, in --model where that is given; without it the only one there.")
    private Path robustnessModel;

    @Option(
            names = "--robustness-label",
            paramLabel = "COLUMN",
            description = "Column of the examples with what is right (default: the last one).")
    private String robustnessLabel;

    @Option(
            names = "--robustness-bounds",
            paramLabel = "[COLUMN=]LOW:HIGH",
            description =
                    "Bounds of all features or of one, wider than the examples have them. Can be given more than once.")
    private List<String> robustnessBounds = new ArrayList<>();

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        return output.report(
                new RedTeamPipeline(),
                new RedTeamRequest(
                        new Inputs(model, configuration),
                        scenarios,
                        policy.inForce(),
                        scratch,
                        output.directory(),
                        RobustnessArguments.request(
                                model, robustnessModel, robustnessInputs, robustnessLabel, robustnessBounds)));
    }
}
