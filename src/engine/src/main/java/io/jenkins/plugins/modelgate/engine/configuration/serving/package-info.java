/** Rules for the files of model servers: TorchServe, Triton, TensorFlow Serving, MLflow, BentoML. */
package io.jenkins.plugins.modelgate.engine.configuration.serving;
