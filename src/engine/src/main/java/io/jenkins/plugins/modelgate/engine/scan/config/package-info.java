/** Configuration that model loaders read (JSON, YAML, templates): what in it names code, files or other repositories. */
package io.jenkins.plugins.modelgate.engine.scan.config;
