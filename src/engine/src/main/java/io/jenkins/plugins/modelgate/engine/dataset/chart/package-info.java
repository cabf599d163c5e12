/** Pictures of a dataset beside its baseline: figures that travel as JSON, drawn as SVG in the report and in a build's page. */
package io.jenkins.plugins.modelgate.engine.dataset.chart;
