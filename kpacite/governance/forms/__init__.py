"""What members write when they decide, one module per theme: strings in, our types out."""
