package io.synq.platform;

/**
 * Marks a feature's settings class, so that all of them are read, and checked, at start-up ({@link
 * SettingsCheck}).
 */
public interface FeatureSettings {}
