package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractRules;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftRules;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningRules;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryRules;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorRules;
import io.jenkins.plugins.modelgate.engine.quality.QualityRules;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.RedTeamRules;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessRules;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.Archives;
import io.jenkins.plugins.modelgate.engine.scan.config.ConfigRules;
import io.jenkins.plugins.modelgate.engine.scan.gguf.GgufRules;
import io.jenkins.plugins.modelgate.engine.scan.hdf5.Hdf5Rules;
import io.jenkins.plugins.modelgate.engine.scan.joblib.JoblibRules;
import io.jenkins.plugins.modelgate.engine.scan.keras.KerasRules;
import io.jenkins.plugins.modelgate.engine.scan.numpy.NpyRules;
import io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxRules;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleRules;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufRules;
import io.jenkins.plugins.modelgate.engine.scan.pytorch.PytorchRules;
import io.jenkins.plugins.modelgate.engine.scan.repository.RepositoryRules;
import io.jenkins.plugins.modelgate.engine.scan.safetensors.SafetensorsRules;
import io.jenkins.plugins.modelgate.engine.scan.template.TemplateRules;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowRules;
import io.jenkins.plugins.modelgate.engine.scan.xml.XmlRules;
import java.util.List;
import java.util.stream.Stream;

/** Every rule of every room, for the documentation page and the reports. A new room is one line here. */
public final class RuleTable {
    private RuleTable() {}

    /** All rules, room by room. */
    public static List<Rule> all() {
        return Stream.of(
                        UpdateRules.ALL, //
                        Archives.RULES, //
                        ArtifactRules.ALL, //
                        AttestationRules.ALL, //
                        AuditRules.ALL, //
                        ConfigRules.ALL, //
                        ContractRules.ALL, //
                        DependencyRules.ALL, //
                        DriftRules.ALL, //
                        GgufRules.ALL, //
                        Hdf5Rules.ALL, //
                        ImageRules.ALL, //
                        InputRules.ALL, //
                        InventoryRules.ALL, //
                        JoblibRules.ALL, //
                        KerasRules.ALL, //
                        KnownConfiguration.rules(), //
                        MonitorRules.ALL, //
                        NpyRules.ALL, //
                        OnnxRules.ALL, //
                        PickleRules.ALL, //
                        PoisoningRules.ALL, //
                        ProtobufRules.ALL, //
                        PytorchRules.ALL, //
                        RedTeamRules.ALL, //
                        QualityRules.ALL, //
                        RobustnessRules.ALL, //
                        RepositoryRules.ALL, //
                        SafetensorsRules.ALL, //
                        ScanRules.ALL, //
                        SignatureRules.ALL, //
                        SigningRules.ALL, //
                        TemplateRules.ALL, //
                        TensorFlowRules.ALL, //
                        WorkerRules.ALL, //
                        XmlRules.ALL //
                        )
                .flatMap(List::stream)
                .toList();
    }
}
