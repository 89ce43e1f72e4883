DROP TABLE applied_functions;
