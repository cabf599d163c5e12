/** Rules for Kubernetes manifests, and those of KServe and Istio in front of models. */
package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;
