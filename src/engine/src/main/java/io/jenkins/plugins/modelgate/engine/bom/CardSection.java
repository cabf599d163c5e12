package io.jenkins.plugins.modelgate.engine.bom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.model.Ancestors;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Pedigree;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.data.ComponentData;
import org.cyclonedx.model.component.data.DatasetChoice;
import org.cyclonedx.model.component.modelCard.ModelParameters;
import org.cyclonedx.model.component.modelCard.PerformanceMetric;
import org.cyclonedx.model.component.modelCard.QuantitativeAnalysis;

/** The model card of a bill of material, from what the model says of itself. */
final class CardSection {
    private final ModelFacts facts;

    CardSection(ModelFacts facts) {
        this.facts = facts;
    }

    /** @param datasets that the bill lists, which the card refers to */
    void addTo(Component model, List<Component> datasets) {
        if (!facts.licenses().isEmpty()) {
            model.setLicenses(Licenses.of(facts.licenses()));
        }
        if (!facts.baseModels().isEmpty()) {
            Ancestors ancestors = new Ancestors();
            ancestors.setComponents(
                    facts.baseModels().stream().map(CardSection::ancestor).toList());
            Pedigree pedigree = new Pedigree();
            pedigree.setAncestors(ancestors);
            model.setPedigree(pedigree);
        }
        if (facts.library() != null) {
            model.addProperty(BomNames.property(BomNames.LIBRARY, facts.library()));
        }
        facts.tags().forEach(tag -> model.addProperty(BomNames.property(BomNames.TAG, tag)));
        ModelCard card = new ModelCard();
        card.setModelParameters(parameters(datasets));
        if (!facts.metrics().isEmpty()) {
            card.setQuantitativeAnalysis(analysis());
        }
        model.setModelCard(card);
    }

    private ModelParameters parameters(List<Component> datasets) {
        ModelParameters parameters = new ModelParameters();
        parameters.setTask(facts.task());
        parameters.setArchitectureFamily(facts.family());
        parameters.setModelArchitecture(facts.architecture());
        List<DatasetChoice> references = new ArrayList<>();
        for (Component dataset : datasets) {
            DatasetChoice choice = new DatasetChoice();
            choice.setRef(dataset.getBomRef());
            references.add(choice);
        }
        if (!references.isEmpty()) {
            parameters.setDatasets(references);
        }
        return parameters;
    }

    private QuantitativeAnalysis analysis() {
        List<PerformanceMetric> metrics = new ArrayList<>();
        for (ModelFacts.Metric each : facts.metrics()) {
            PerformanceMetric metric = new PerformanceMetric();
            metric.setType(each.type());
            metric.setValue(each.value());
            metric.setSlice(each.slice());
            metrics.add(metric);
        }
        QuantitativeAnalysis analysis = new QuantitativeAnalysis();
        analysis.setPerformanceMetrics(metrics);
        return analysis;
    }

    private static Component ancestor(String name) {
        Component base = new Component();
        base.setType(Component.Type.MACHINE_LEARNING_MODEL);
        base.setName(name);
        String[] parts = name.split("/", -1);
        if (parts.length == 2 && name.matches("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")) {
            try {
                base.setPurl(new PackageURL("huggingface", parts[0], parts[1], null, null, null));
            } catch (MalformedPackageURLException e) {
                // The name says it as well.
                return base;
            }
        }
        return base;
    }

    /** A dataset that the card names. */
    static Component dataset(String name) {
        Component dataset = new Component();
        dataset.setBomRef("dataset:" + name);
        dataset.setType(Component.Type.DATA);
        dataset.setName(name);
        ComponentData data = new ComponentData();
        data.setType(ComponentData.ComponentDataType.DATASET);
        data.setName(name);
        dataset.setData(List.of(data));
        return dataset;
    }
}
