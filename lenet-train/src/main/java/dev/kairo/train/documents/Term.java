package dev.kairo.train.documents;

/**
 * One summand of a fit.
 *
 * @param coefficient what a unit of the regressor costs
 * @param standardError how far the coefficient is uncertain, from the residuals
 */
public record Term(Regressor regressor, double coefficient, double standardError) {}
