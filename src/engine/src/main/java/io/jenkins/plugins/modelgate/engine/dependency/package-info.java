/**
 * What a model is packaged with: components as manifests, lock files, installed packages and bills of material name them, and
 * how they need each other. Reads files of the checked tree alone and asks nobody.
 */
package io.jenkins.plugins.modelgate.engine.dependency;
