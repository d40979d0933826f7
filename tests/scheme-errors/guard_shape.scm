(guard e (display e))
